/** What `--help` says, by the English line or, where a line has columns, by what stands in one. */
export const helpZh: Readonly<Record<string, string>> = {
  // commander's own words
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  choices: '可选',
  default: '默认',
  'display help for command': '显示这个命令的帮助',
  '(see gradus --help)': '（见 gradus --help）',
  'It must be a whole number.': '必须是整数。',
  'It must be a whole number from 1 to 999.': '必须是 1 到 999 的整数。',
  'It must be a port, a whole number from 1 to 65535.': '必须是端口号，即 1 到 65535 的整数。',
  'It must be a whole number from 1 to 100.': '必须是 1 到 100 的整数。',

  // what several commands have
  'Examples:': '例子：',
  'lessons (4, softmax, 04-softmax) or exercises (4.02); all without it':
    '课（4、softmax、04-softmax）或练习（4.02）；不写则为全部',
  'an exercise, such as 4.02': '一道练习，例如 4.02',
  'seed of the random inputs': '随机输入的种子',
  'TensorFlow.js backend': 'TensorFlow.js 的后端',
  'TensorFlow.js backend; auto takes the fastest that is installed and works':
    'TensorFlow.js 的后端；auto 采用已安装且可用的最快的一个',
  'how far answers are kept from this machine (see gradus sandbox)': '答案与这台计算机隔离的程度（见 gradus sandbox）',
  'on the GPU: --backend webgpu --isolation full-gpu, unless another one of either is named':
    '在 GPU 上：相当于 --backend webgpu --isolation full-gpu，除非另外指定了其中之一',
  'language of hints, messages and results; GRADUS_LANG and LANG choose, too':
    '提示、消息和结果的语言；也可由 GRADUS_LANG 和 LANG 决定',
  'lessons; all without it': '课；不写则为全部',
  'the folder of a run of gradus grade': 'gradus grade 一次运行的文件夹',
  'submissions judged at a time; one for each core without it': '同时评分的提交数；不写则每个核心一份',
  'do without the TypeScript compiler’s advice on answers that do not pass': '未通过的答案不附 TypeScript 编译器的建议',
  'Exit codes: 0 done, 2 wrong usage.': '退出码：0 完成，2 用法有误。',
  'Exit codes: 0 done, 2 wrong usage, 3 the grader failed.': '退出码：0 完成，2 用法有误，3 评分程序出错。',

  // students
  'Dive into Deep Learning as exercises that grade themselves. Without a command: where am I?':
    '《动手学深度学习》的练习，自动评分。不带命令：我做到哪里了？',
  'grade my exercises': '为我的练习评分',
  'Grade exercises. Only what changed since the last run runs again.': '为练习评分。只重新运行上次之后有改动的。',
  'print results.json instead of the report': '输出 results.json，而不是报告',
  'write results.json to a file as well': '同时把 results.json 写入文件',
  'run everything again': '全部重新运行',
  'wait for a debugger to attach to my code': '等待调试器连接到我的代码',
  'all exercises, the first problem of each in full': '全部练习，每道完整显示第一个问题',
  'lesson 4': '第 4 课',
  'one exercise, all its checks': '一道练习，它的全部检查项',
  'the same, stopping at my breakpoints': '同上，并在我的断点处停下',
  'results for a program': '供程序使用的结果',
  'Exit codes: 0 nothing attempted is wrong, 1 something is, 2 wrong usage, 3 the grader itself failed.':
    '退出码：0 做过的都没有错，1 有错，2 用法有误，3 评分程序本身出错。',
  'grade what I save, at once': '一保存就评分',
  'Watch exercises/ and grade each file as it is saved, until you press q.':
    '留意 exercises/，每保存一个文件就评分，直到按下 q 键。',
  'Keys:': '按键：',
  'a hint, up to three': '提示，最多三条',
  'list of exercises, to choose from': '练习列表，可供选择',
  'next exercise': '下一道练习',
  "open the lesson's README": '打开这一课的 README',
  'all checks, or the first': '全部检查项，或第一个',
  quit: '退出',
  'begin where I am': '从我做到的地方开始',
  'only lesson 4': '只做第 4 课',
  'Where files change without anybody being told (some network and container folders), set CHOKIDAR_USEPOLLING=1.':
    '如果文件改动时得不到通知（某些网络和容器文件夹），请设置 CHOKIDAR_USEPOLLING=1。',
  'Without a terminal it prints each verdict below the last one.': '没有终端时，每次的评分结果依次往下输出。',
  'a hint for an exercise': '某道练习的提示',
  'Show the next of three hints, from vague to concrete.': '显示三条提示中的下一条，由含蓄到具体。',
  'one hint more each time': '每次多一条提示',
  'in Chinese; GRADUS_LANG=zh makes that the rule': '中文；设置 GRADUS_LANG=zh 则总是中文',
  'the reference solution, once mine passes': '参考答案，在我的通过之后',
  'Show the reference solution of an exercise that has passed, or that you give up.':
    '显示已通过或你放弃的练习的参考答案。',
  'show it without having passed; your progress will say so': '没有通过也显示；你的进度里会记下来',
  'my answer beside the reference solution': '我的答案与参考答案对照',
  'Show what would turn my answer (-) into the reference solution (+), once mine has passed.':
    '在我的答案通过之后，显示怎样从我的答案（-）变成参考答案（+）。',
  'begin an exercise anew': '重新开始一道练习',
  'Put stubs back to where everybody starts. What you wrote is kept in .gradus/backups.':
    '把骨架文件恢复到最初的样子。你写的内容保存在 .gradus/backups。',
  'exercises (4.02) or lessons (4, softmax)': '练习（4.02）或课（4、softmax）',
  'a newer edition of the course, without losing my work': '课程的新版本，不丢失我写的内容',
  'Make this the newer edition of the course in a folder or archive; in a clone made by git, the one that the branch follows. What you wrote is never lost: stubs you did not touch are replaced, what you wrote is merged with what is new, and where that is not possible your file stays and the new stub is put beside it. Copies of everything replaced are kept in .gradus/backups.':
    '把这里更新为文件夹或压缩包里的新版本；在 git 克隆里，则更新为分支所跟随的版本。你写的内容不会丢失：没有动过的骨架文件会被替换，你写的会与新的内容合并，无法合并时你的文件保持不变，新的骨架文件放在它旁边。被替换的一切都在 .gradus/backups 留有副本。',
  'folder, .tgz or .zip of the new edition': '新版本的文件夹、.tgz 或 .zip',
  'only show what would be done': '只显示会做什么',
  'go back to an older edition, too': '也允许退回到旧版本',
  'print what was done for a program': '以供程序使用的形式输出做了什么',
  'What becomes of a file:': '文件会怎样：',
  'new, replaced, removed': 'new、replaced、removed（新增、已替换、已移除）',
  'you had not written in it': '你没有在里面写过',
  'you wrote in it, and there is nothing new': '你在里面写过，而课程没有新内容',
  'you wrote in it, and so did the course: both are in it now': '你和课程都改过：现在两者都在里面',
  'both changed the same lines: yours is as it was, the new stub is NAME.new.ts':
    '两者改了相同的行：你的保持不变，新的骨架文件是 NAME.new.ts',
  'you wrote in it, and the course does without it now': '你在里面写过，而课程不再需要它',
  'a file of the course that you changed; yours is in the backup': '你改过的课程文件；你的版本在备份里',
  'in a clone: git fetch, then the same; your commits and branches stay as they are':
    '在克隆里：先 git fetch，然后同上；你的提交和分支保持不变',
  'Whatever interrupts an update, the next command of gradus completes it.':
    '无论更新怎样被打断，下一个 gradus 命令都会把它做完。',
  'Exit codes: 0 done, 1 done and something is left for you to look at, 2 nothing was done.':
    '退出码：0 完成，1 完成但有需要你看一看的地方，2 什么也没有做。',
  'does everything work here?': '这里一切正常吗？',
  'Look at the computer, the files and the judge, and say what keeps exercises from being graded, and the cure.':
    '检查计算机、文件和评分程序，说明是什么妨碍了评分，以及怎样解决。',
  'Exit codes: 0 everything works, 1 something has to be cured first.': '退出码：0 一切可用，1 有问题要先解决。',
  'follow trainings, or a class run, in the browser': '在浏览器里跟踪训练或全班评分',
  'Without a folder: my own learning curves while "gradus test" trains in another window. With the folder of a class run: how far it is, verdicts and trainings as they come. A page for this computer only, until Ctrl-C.':
    '不带文件夹：“gradus test” 在另一个窗口训练时我自己的学习曲线。带全班评分的文件夹：它进行到哪里，以及陆续得出的结果和训练。页面只供这台计算机使用，直到按 Ctrl-C。',
  'the folder of a run of gradus grade, under way or done': 'gradus grade 一次运行的文件夹，进行中或已完成',
  'where the page is served; a free port without it': '页面所在的端口；不写则用一个空闲端口',
  'and in another window: gradus test 4.11': '同时在另一个窗口：gradus test 4.11',
  'a run that "gradus grade handed-in --out graded" began': '由 "gradus grade handed-in --out graded" 开始的一次运行',
  'both in one': '两者合一',
  'Open the address that it prints, as often as you like. It holds a token, without which nothing is shown, and it changes':
    '打开它输出的地址，次数不限。地址里有一个令牌，没有它什么也不显示，而且每次都不同。',
  'every time. Other computers cannot reach it, and nothing can be changed from it.':
    '别的计算机无法访问，也不能通过它改动任何东西。',
  'Exit codes: 0 ended by Ctrl-C, 2 wrong usage or no such run.':
    '退出码：0 由 Ctrl-C 结束，2 用法有误或没有这次运行。',
  'real data to train on': '用于训练的真实数据',
  'Real data to train on, instead of drawn data. The environment variable GRADUS_DATA says which.':
    '用于训练的真实数据，代替程序绘制的数据。由环境变量 GRADUS_DATA 指定。',
  'what there is, and what is here': '有哪些，这里有哪些',
  'download two data sets': '下载两个数据集',
  'are the files that are here right?': '这里的文件对吗？',
  'what is in this folder?': '这个文件夹里有什么？',
  'train on a data set that was downloaded': '用下载的数据集训练',
  'train on the files in a folder': '用文件夹里的文件训练',
  'pictures from one, text from the other': '图像来自一个，文本来自另一个',
  'GRADUS_CACHE=FOLDER keeps data sets elsewhere. GRADUS_MIRROR=URL fetches URL/NAME/FILE instead of the public addresses.':
    'GRADUS_CACHE=FOLDER 把数据集存到别处。GRADUS_MIRROR=URL 从 URL/NAME/FILE 而不是公开地址下载。',
  'List the data sets, with their sizes, and which of them are here.': '列出数据集及其大小，以及这里有哪些。',
  'download data sets': '下载数据集',
  'Download data sets, from the first public address that has them, and compare their checksums. What was interrupted goes on where it was.':
    '从第一个可用的公开地址下载数据集，并比对校验和。中断的下载会接着进行。',
  'data sets, such as mnist; see: gradus data list': '数据集，例如 mnist；见 gradus data list',
  'are the files right?': '文件对吗？',
  'Compare files with their published checksums. Of a folder of your own, say what is in it.':
    '把文件与公布的校验和比对。对你自己的文件夹，说明里面有什么。',
  'a data set, or a folder; all data sets that are here without it': '数据集或文件夹；不写则为这里的全部数据集',
  'results as pages to read and print': '可阅读和打印的成绩页面',
  'Without a folder: a page with my own results, hints and learning curves, in .gradus/report. What I edited since the last test is graded first. With the folder of a class run: pages about the class, each student and each lesson.':
    '不带文件夹：我自己的成绩、提示和学习曲线的页面，在 .gradus/report。上次评分之后改动的会先评分。带全班评分的文件夹：关于全班、每个学生和每一课的页面。',
  'my own page: .gradus/report/index.html': '我自己的页面：.gradus/report/index.html',
  'the class: graded/report/index.html': '全班：graded/report/index.html',
  'Of a class: report/index.html and report/lessons/<lesson>.html are for you. report/students/<id>.html and .md show what':
    '全班的：report/index.html 和 report/lessons/<lesson>.html 供老师使用。report/students/<id>.html 和 .md 只有学生',
  'a student may see (of private checks only whether they passed) and may be handed out. Pages are files of their own:':
    '可以看到的内容（不公开的检查项只说明是否通过），可以发给学生。每个页面都是独立的文件：',
  'they load nothing, and read without a network.': '不加载任何东西，没有网络也能阅读。',

  // instructors
  '(instructor) grade a class': '（老师）为全班评分',
  'Grade submissions: a folder, .zip or .tar.gz for each student. Unit checks of everybody come first, training after them. A run that was killed goes on with --resume.':
    '为提交的作业评分：每个学生一个文件夹、.zip 或 .tar.gz。先做所有人的单元检查，再做训练。被中断的运行用 --resume 继续。',
  'folder with an entry for each student; its name is the id': '文件夹，每个学生一项；名字就是学生的 id',
  'where grades, results and feedback are written': '成绩、结果和反馈写到哪里',
  "seed of the run, from which each submission's own comes; drawn without it":
    '运行的种子，每份提交的种子由它得出；不写则随机',
  'CSV with the students of the class: whoever handed in nothing gets a row, too':
    '全班学生的 CSV：没有交作业的也有一行',
  'follow the run on a page for this computer, see gradus dashboard':
    '在这台计算机的页面上跟踪运行，见 gradus dashboard',
  'go on with the run in --out, or read its overrides.json again': '继续 --out 里的运行，或重新读取它的 overrides.json',
  'after an interruption, a crash, or a change of overrides.json': '在中断、崩溃或修改 overrides.json 之后',
  'An address: redis://[user:password@]host:6379, rediss:// with TLS, redis+unix:///run/redis.sock. Everybody on a computer can read':
    '地址：redis://[user:password@]host:6379，带 TLS 的 rediss://，redis+unix:///run/redis.sock。同一台计算机上的人都能读到',
  'the arguments of its commands, so put one with a password into the variable GRADUS_QUEUE, or into a file: --queue @FILE.':
    '命令的参数，所以带密码的地址请放进变量 GRADUS_QUEUE，或放进文件：--queue @FILE。',
  'In the folder: grades.csv, results/<id>.json (yours), feedback/<id>.json (may be given to students), journal.jsonl,':
    '文件夹里有：grades.csv、results/<id>.json（供老师使用）、feedback/<id>.json（可以发给学生）、journal.jsonl、',
  'run.json. What you decide yourself goes into overrides.json: [{ "id": "ada", "exercise": "4.02", "points": 14, "reason": "…" }],':
    'run.json。你自己的决定写进 overrides.json：[{ "id": "ada", "exercise": "4.02", "points": 14, "reason": "…" }]，',
  'with "exercise": "total" for the sum.': '总分用 "exercise": "total"。',
  'Exit codes: 0 done, 2 wrong usage, 3 the grader failed (for somebody: see grades.csv), 130 interrupted.':
    '退出码：0 完成，2 用法有误，3 评分程序出错（是谁见 grades.csv），130 被中断。',
  'let stations (gradus worker) judge; address of Redis or Valkey, or @FILE that holds it. Without it GRADUS_QUEUE':
    '由工作站（gradus worker）评分；Redis 或 Valkey 的地址，或写有地址的 @FILE。不写则用 GRADUS_QUEUE',
  'where the tasks are; address of Redis or Valkey, or @FILE that holds it. Without it GRADUS_QUEUE':
    '任务在哪里；Redis 或 Valkey 的地址，或写有地址的 @FILE。不写则用 GRADUS_QUEUE',
  'for large submissions: a folder that the run and all stations see, wherever mounted':
    '用于大的提交：运行和所有工作站都能看到的文件夹，挂载在哪里都可以',
  "(instructor) grade a class again with today's lessons and grader": '（老师）用现在的课和评分程序重新为全班评分',
  'Grade a class again, with the same seed, and show whose points change and why. Nothing changes before --accept.':
    '用同一个种子重新为全班评分，显示谁的分数会变、为什么。在 --accept 之前什么也不会改变。',
  'take over what the last regrade found; overrides.json stays': '采用上次重新评分的结果；overrides.json 保留',
  'after a correction of a spec: who gets other points?': '修正检查之后：谁的分数会变？',
  yes: '是',
  'Exit codes: 0 done, 2 wrong usage, 3 the grader failed, 130 interrupted (the same command goes on).':
    '退出码：0 完成，2 用法有误，3 评分程序出错，130 被中断（用同一个命令继续）。',
  '(instructor) grades in the format of another system': '（老师）其他系统格式的成绩',
  "Write the grades of a class, or one student's own results, in the format of another system. Overrides, weights and lateness count; of private checks students see whether they passed.":
    '把全班的成绩或一个学生自己的结果写成其他系统的格式。老师的决定、权重和迟交都计入；不公开的检查项，学生只看到是否通过。',
  'one of those below': '下面列出的之一',
  "instead of a class: one student's results.json, as gradus test --out writes it":
    '不是全班而是一个学生：gradus test --out 写出的 results.json',
  'file or folder to write; OUT/exports without it, standard output with --results':
    '要写的文件或文件夹；不写则为 OUT/exports，用 --results 时为标准输出',
  'weights, points, deadline, extensions; OUT/course.json without it, if it is there':
    '权重、分值、截止时间、延期；不写则用 OUT/course.json（如果有）',
  "CSV with id and, if there are any, name, email and handed_in; the run's own without it":
    '含 id，以及（如果有）name、email 和 handed_in 的 CSV；不写则用运行自己的',
  'what the ids are there: sis-login-id, sis-user-id, id (canvas); username, idnumber, email (moodle)':
    'id 在那里是什么：sis-login-id、sis-user-id、id（canvas）；username、idnumber、email（moodle）',
  'Formats for a class, one file:': '全班的格式，一个文件：',
  'a table of the class, with weights and lateness': '全班的表格，含权重和迟交',
  'the same as data, with points of exercises': '同上，作为数据，含各练习的分数',
  'Canvas: gradebook for its import': 'Canvas：供导入的成绩簿',
  'Moodle: table for its import of grades': 'Moodle：供导入成绩的表格',
  'Formats with a file for each student:': '每个学生一个文件的格式：',
  'Gradescope: results.json of an autograder': 'Gradescope：自动评分的 results.json',
  'PrairieLearn: results.json of an external grader': 'PrairieLearn：外部评分的 results.json',
  'Exercism: results.json of a test runner, version 3': 'Exercism：测试程序的 results.json，第 3 版',
  "GitHub Classroom's graders: result, in base64": 'GitHub Classroom 的评分：结果，base64 编码',
  'Common Test Report Format': 'Common Test Report Format（通用测试报告格式）',
  'JUnit XML, for reports of GitLab, Jenkins or CodeGrade': 'JUnit XML，供 GitLab、Jenkins 或 CodeGrade 的报告使用',
  'Markdown, for the summary of a workflow': 'Markdown，供工作流的摘要使用',
  'What each field becomes, and what course.json holds: docs/exports.md.':
    '各字段变成什么，以及 course.json 里有什么：docs/exports.md。',
  'Exit codes: 0 done, 2 wrong usage, 3 a file is not valid, or with --results: the grader had failed.':
    '退出码：0 完成，2 用法有误，3 文件无效，或用 --results 时：评分程序出过错。',
  '(instructor) an autograder for Gradescope': '（老师）Gradescope 的自动评分包',
  'Write the archive that Gradescope takes as an autograder: this course, and scripts that grade a submission and hand over the results. Every attempt of a student is asked the same.':
    '写出 Gradescope 用作自动评分的压缩包：这门课程，以及为提交评分并交出结果的脚本。同一学生的每次提交都用同样的题目。',
  'the .zip to write': '要写的 .zip',
  'from which the random inputs of each student come; drawn without it': '每个学生的随机输入由它得出；不写则随机',
  'where the log of the build says that full fails': '如果构建日志说 full 失败',
  '(instructor) help to grade a class on another computer': '（老师）在另一台计算机上帮忙为全班评分',
  'Take submissions from a queue that "gradus grade --queue" fills, and judge them here. Start it on as many computers as you like, each with the same checkout.':
    '从 "gradus grade --queue" 填充的队列里取提交，在这里评分。可以在任意多台计算机上启动，代码版本要相同。',
  'SIGTERM or Ctrl-C: it finishes what it began and ends; a second time: it gives back what it began. A station that':
    'SIGTERM 或 Ctrl-C：做完已开始的再结束；再来一次：把已开始的还回去。工作站意外结束',
  'dies loses nothing: its tasks go to others. Whoever can write to the queue can write grades: keep it private.':
    '不会丢失什么：它的任务会交给别的工作站。谁能写队列，谁就能写成绩：请不要公开它。',
  "Exit codes: 0 ended as asked, 2 wrong usage or another version than the run's, 3 the grader failed.":
    '退出码：0 按要求结束，2 用法有误或版本与运行不同，3 评分程序出错。',
  '(instructor) find submissions that resemble each other': '（老师）找出彼此相似的提交',
  'Find submissions that are more alike than their exercises explain, and put them side by side. Nothing of theirs is executed. What is found is evidence for a person to read, never an automatic penalty.':
    '找出相似程度超出练习本身所能解释的提交，并排显示。不执行其中任何东西。找到的是供人阅读的证据，绝不是自动的处罚。',
  'folder with an entry for each student, as for gradus grade': '文件夹，每个学生一项，与 gradus grade 相同',
  'where the pages are written': '页面写到哪里',
  'what two answers must share of what both have of their own': '两份答案各自独有的部分中须有多大比例相同',
  'what the resemblances of a pair must weigh; by the number of exercises without it':
    '一对提交的相似之处须有多大分量；不写则按练习的数目',
  'open similarity/index.html': '打开 similarity/index.html',
  'more pairs, and more of them by chance': '更多的对，其中偶然的也更多',
  'Copies are found when names, comments, texts, white space and the order of functions were changed. What the course shows':
    '改了名字、注释、文本、空白和函数的次序，抄写仍会被发现。课程给出的内容',
  '(stubs, solutions, known wrong and alternative answers) and what every fourth of the class wrote does not count; a short':
    '（骨架文件、参考答案、已知的错误答案和其他正确答案）以及全班四分之一的人都写的内容不算；',
  'answer near the solution says nothing.': '接近参考答案的短答案说明不了什么。',
  'In the folder: index.html, pairs/NNN.html, similarity.json. Exit codes: 0 done, whatever was found; 2 wrong usage.':
    '文件夹里有：index.html、pairs/NNN.html、similarity.json。退出码：0 完成，无论找到什么；2 用法有误。',
  '(instructor) how far can answers be kept from this machine?': '（老师）答案能在多大程度上与这台计算机隔离？',
  'Tries out every level of isolation: starts a worker in it, and a program that tries to read, write, connect, start processes and use up memory. Exit code 0 if a level works that answers of strangers need.':
    '试用每一个隔离级别：在其中启动一个工作进程，以及一个试图读、写、联网、启动进程和耗尽内存的程序。如果陌生人的答案所需的级别可用，退出码为 0。',

  // authors: only what `gradus --help` lists
  '(author) make the stubs in exercises/ from solutions/': '（作者）由 solutions/ 生成 exercises/ 里的骨架文件',
  '(author) work on lessons': '（作者）编写课',
  '(author) do the graders notice small mistakes in the solutions?': '（作者）评分能发现参考答案里的小错误吗？',
  'make use of a GPU': '使用 GPU（图形处理器）',

  // editions
  '(instructor) the student edition: without solutions': '（教师）学生版：不含参考答案',
  'Write what students get: exercises, public specs and the built machine, without solutions, misconceptions, private checks and seeds. As a folder, an archive of it, and a package for npm create. Before anything is written, every file is searched for every line of a solution or a wrong answer.':
    '写出学生得到的内容：练习、公开的检查和构建好的评分程序，不含参考答案、常见误解、私有检查和种子。形式是文件夹、它的压缩包，以及用于 npm create 的包。写出之前，先在每个文件里查找参考答案和错误答案的每一行。',
  'where it is written: a new or empty folder, or one that holds an earlier release':
    '写到哪里：新的或空的文件夹，或存有上一次发布的文件夹',
  'lessons, such as 1-5, 4 or softmax,mnist; all without it': '课，例如 1-5、4 或 softmax,mnist；不写则为全部',
  'folder, archive, create; all without it': 'folder、archive、create；不写则为全部',
  "the edition's version, such as 1.2.0; students update to a higher one. By default the course's":
    '这一版的版本号，例如 1.2.0；学生可更新到更高的版本。默认为课程的版本号',
  'students: npx gradus update FILE': '学生：npx gradus update 文件',
  'In the folder: gradus-course/, gradus-course-VERSION.tgz, create-gradus-course-VERSION.tgz, SHA256SUMS. The same course gives':
    '文件夹里有：gradus-course/、gradus-course-VERSION.tgz、create-gradus-course-VERSION.tgz、SHA256SUMS。同样的课程得到',
  'the same bytes. Students unpack the archive, or run npx ./create-gradus-course-VERSION.tgz my-folder, and then: npm ci':
    '同样的字节。学生解开压缩包，或运行 npx ./create-gradus-course-VERSION.tgz my-folder，然后：npm ci',
  'Exit codes: 0 done, 1 something would be given away, 2 wrong usage.': '退出码：0 完成，1 会泄露内容，2 用法有误。',
  'follow my trainings in the browser': '在浏览器里看我的训练',
  'My own learning curves while "gradus test" trains in another window. A page for this computer only, until Ctrl-C.':
    '“gradus test”在另一个窗口里训练时，显示我自己的学习曲线。这个网页只供这台计算机使用，直到按下 Ctrl-C。',
  'my results as a page to read and print': '把我的结果做成可阅读、可打印的网页',
  'A page with my own results, hints and learning curves: .gradus/report/index.html. What I edited since the last test is graded first.':
    '有我自己的结果、提示和学习曲线的网页：.gradus/report/index.html。上次评分之后改过的会先评分。',
  'bring back stubs that were deleted': '恢复被删除的练习文件',
  'Bring back what is missing in exercises/. A file that somebody edited is never overwritten.':
    '恢复 exercises/ 里缺少的文件。改过的文件绝不会被覆盖。',
};
